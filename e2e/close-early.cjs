// Closes the window as many milliseconds after it was made as CLOSE_AFTER_MS says.
const { app } = require('electron')
app.on('browser-window-created', (_event, window) => {
  setTimeout(() => window.close(), Number(process.env.CLOSE_AFTER_MS))
})
