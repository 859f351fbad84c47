// Where is a Chromium? CHROMIUM names one; else the usual places of each system.
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome']
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => process.env[name]
    ? [join(process.env[name], 'Google/Chrome/Application/chrome.exe'), join(process.env[name], 'Microsoft/Edge/Application/msedge.exe')]
    : []),
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a browser that can be run, or undefined. A CHROMIUM that cannot be run is not replaced by another. */
export function findBrowser() {
  const named = process.env.CHROMIUM
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(isAbsolute), '/usr/bin', '/snap/bin']
  const candidates = named ? [named] : [...folders.flatMap(folder => names.map(name => join(folder, name))), ...places[process.platform] ?? []]
  return candidates.find(canRun)
}
