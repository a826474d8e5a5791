// Builds the web application (ui/) into a folder of the jar, if anything that it is made of has changed since the last time.
//
//   node build-ui.mjs OUTPUT STAMP [--skip-tests]
//
// The types of the API are generated from openapi.json each time, so that an application that asks for what the server
// does not have fails the type check. Beside each text file come its gzip and brotli forms, and an index of all files,
// from which alone the server hands out: "path size sha256", a line a file.

import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const OLDEST_NODE = 20
const GRAMMAR = 'src/query/query.grammar'
const NOT_SOURCE = new Set(['node_modules', 'dist', 'coverage', 'test-results', '.vite'])
const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt', '.map'])
const SMALLEST_COMPRESSED = 512

const here = dirname(fileURLToPath(import.meta.url))
const ui = join(here, 'ui')
const [output, stampFile, ...options] = process.argv.slice(2)

function fail(sentence) {
  console.error(`The web application could not be built: ${sentence}`)
  process.exit(1)
}

function files(folder, skipped = new Set()) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? files(path, skipped) : [path]
    })
    .sort()
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** What the application is made of: its sources as they lie there, the API, this script and Node. */
function fingerprint() {
  const sources = [...files(ui, NOT_SOURCE), join(here, 'src/main/resources/openapi.json'), fileURLToPath(import.meta.url)]
  const lines = sources.map((path) => `${relative(here, path)} ${sha256(readFileSync(path))}`)
  return sha256([process.version, ...lines].join('\n'))
}

function npm(...words) {
  const npmProgram = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npmProgram, words, { cwd: ui, stdio: 'inherit', env: { ...process.env, CI: 'true' } })
  if (done.error) fail(`npm did not start (${done.error.message}); it comes with Node.`)
  if (done.status !== 0) fail(`"npm ${words.join(' ')}" in api/ui failed; its output is above.`)
}

/** Installs exactly what the lock file says, unless that is what is there. */
function install() {
  const lock = join(ui, 'package-lock.json')
  if (!existsSync(lock)) fail('api/ui has no package-lock.json; "npm install" makes one, commit it.')
  const installed = join(ui, 'node_modules', '.autotag-lock')
  const wanted = sha256(readFileSync(lock))
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  npm('ci', '--prefer-offline', '--no-audit', '--no-fund')
  mkdirSync(dirname(installed), { recursive: true })
  writeFileSync(installed, wanted)
}

function compress(path) {
  const bytes = readFileSync(path)
  if (!TEXT.has(extname(path)) || bytes.length < SMALLEST_COMPRESSED) return
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }))
}

function place() {
  const built = join(ui, 'dist')
  if (!existsSync(join(built, 'index.html'))) fail('"npm run build" left no dist/index.html.')
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  // Vite's manifest, in a folder with a dot, is for the build itself.
  const isForBrowsers = (path) => !relative(built, path).startsWith('.')
  cpSync(built, output, { recursive: true, filter: isForBrowsers })
  files(output).forEach(compress)
  const index = files(output).map((path) => {
    const bytes = readFileSync(path)
    return `${relative(output, path).split(sep).join('/')} ${bytes.length} ${sha256(bytes)}\n`
  })
  writeFileSync(join(output, 'files.txt'), index.join(''))
}

function run(scripts) {
  scripts.forEach((name) => npm('run', '--if-present', name))
}

/** What is generated comes before what is checked and built of it. */
function buildScripts() {
  const generators = existsSync(join(ui, GRAMMAR)) ? ['types', 'grammar'] : ['types']
  return [...generators, 'check', 'build']
}

function stampAs(tested) {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${fingerprint()} ${tested}`)
}

if (!output || !stampFile) fail('usage: node build-ui.mjs OUTPUT STAMP [--skip-tests]')
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer.`)
}
const skipTests = options.includes('--skip-tests')
const stamp = existsSync(stampFile) && existsSync(join(output, 'files.txt')) ? readFileSync(stampFile, 'utf8') : ''
const [known, tested] = stamp.split(' ')
if (known !== fingerprint()) {
  rmSync(stampFile, { force: true })
  install()
  run(skipTests ? buildScripts() : [...buildScripts(), 'test'])
  place()
  // Taken afterwards: what the build generates is among its sources from then on.
  stampAs(skipTests ? 'untested' : 'tested')
} else if (!skipTests && tested !== 'tested') {
  run(['test'])
  stampAs('tested')
} else {
  console.log('The web application is up to date.')
}
