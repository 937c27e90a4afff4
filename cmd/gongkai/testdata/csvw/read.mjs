// Reads tables by rdf-parser-csvw, a reader of CSV on the Web: node read.mjs MODULES FOLDER. For each table NAME of the folder it
// takes NAME.csv and its metadata, NAME.nq, and writes NAME.cells.json: of each row the cells by their names, each with its
// value and its datatype or language.
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, folder] = process.argv.slice(2)
const { resolve } = createRequire(join(modules, 'node_modules', 'x'))
const load = async name => (await import(pathToFileURL(resolve(name)))).default
const CsvwParser = await load('rdf-parser-csvw')
const { Parser, Store } = await load('n3')

const base = 'https://example.org/table'

for (const file of readdirSync(folder).filter(name => name.endsWith('.nq'))) {
  const name = file.slice(0, -'.nq'.length)
  const metadata = new Store(new Parser({ format: 'N-Quads' }).parse(readFileSync(join(folder, file), 'utf8')))
  const rows = new Map()
  for await (const quad of new CsvwParser({ metadata, baseIRI: base }).import(createReadStream(join(folder, name + '.csv')))) {
    if (quad.predicate.value.endsWith('csvw#describes')) rows.set(quad.object.value, {})
    const [iri, column] = quad.predicate.value.split('#')
    if (iri !== base) continue
    const { value, language, datatype } = quad.object
    const type = datatype.value.value ?? datatype.value // the reader wraps a type that has a format twice
    rows.get(quad.subject.value)[decodeURI(column)] = { value, language, datatype: type.split('#')[1] }
  }
  writeFileSync(join(folder, name + '.cells.json'), JSON.stringify([...rows.values()]))
}
