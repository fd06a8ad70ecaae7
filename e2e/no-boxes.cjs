// `electron -r this-file app`: boxes that would wait for a person are closed at once.
const { dialog } = require('electron')

dialog.showErrorBox = () => {}
