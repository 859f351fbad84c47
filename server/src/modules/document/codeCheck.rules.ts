/**
 * The script of the page that verifies a paper: the file's SHA-256 in the browser, compared with what was issued: the Word file and the
 * stamped paper's scan. Offices
 * reach the portal over plain http too, where the browser has no `crypto.subtle`: then it is computed here (FIPS 180-4).
 */
export const CHECK_SCRIPT = `'use strict'
const rotate = (x, n) => (x >>> n) | (x << (32 - n))
function tables() {
  const k = [], h = []
  for (let n = 2; k.length < 64; n++) {
    let prime = true
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break }
    if (!prime) continue
    const part = x => Math.floor((x - Math.floor(x)) * 4294967296) | 0
    if (h.length < 8) h.push(part(Math.sqrt(n)))
    k.push(part(Math.cbrt(n)))
  }
  return { k, h }
}
function sha256(bytes) {
  const { k, h } = tables()
  const length = bytes.length
  const padded = new Uint8Array(((length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[length] = 128
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(length / 536870912))
  view.setUint32(padded.length - 4, (length << 3) >>> 0)
  const w = new Int32Array(64)
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4)
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2]
      w[i] = (w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) + w[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10))) | 0
    }
    let [a, b, c, d, e, f, g, i8] = h
    for (let i = 0; i < 64; i++) {
      const t1 = (i8 + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0
      const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      i8 = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0
    }
    ;[a, b, c, d, e, f, g, i8].forEach((x, i) => { h[i] = (h[i] + x) | 0 })
  }
  return h.map(x => (x >>> 0).toString(16).padStart(8, '0')).join('')
}
async function digest(buffer) {
  const bytes = new Uint8Array(buffer)
  if (!globalThis.crypto || !crypto.subtle) return sha256(bytes)
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', buffer))].map(b => b.toString(16).padStart(2, '0')).join('')
}
function verdict(hash, known) {
  const found = known.find(k => k.sha256 === hash)
  return found
    ? { tone: 'yes', text: '一致：这个文件与' + found.name + '完全相同。' }
    : { tone: 'no', text: '不一致：这个文件不是' + known.map(k => k.name).join('，也不是') + '，可能另存过、改动过，或者不是这一份。' }
}
if (globalThis.document) {
  const input = document.getElementById('file')
  const answer = document.getElementById('answer')
  input.addEventListener('change', async () => {
    const file = input.files && input.files[0]
    if (!file) return
    document.getElementById('name').textContent = file.name
    answer.className = ''
    answer.textContent = '正在比对……'
    const said = verdict(await digest(await file.arrayBuffer()), JSON.parse(input.dataset.known))
    answer.className = said.tone
    answer.textContent = said.text
  })
}
`
