/** A PNG of 96 × 60 pixels, a bar chart, as a person would paste one; base64. */
export const chartPicture =
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAAA8AgMAAADkulcnAAAADFBMVEX6+ffZd1dabqDIxr6Lt5U7AAAARElEQVR42m' +
  'NgGDqAaVUDTSVEQwaZBGOoA70kWENpJKG1gh4SrKF0kli1gBgJsAm0lwgNoKkE16pRCWIl/mMFHwa0vAQAylTf898h' +
  '+pcAAAAASUVORK5CYII='
