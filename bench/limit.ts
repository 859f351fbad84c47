import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import mysql from 'mysql2/promise'

/**
 * The limit: the same SQL text, node:http, mysql2 and JSON.stringify, nothing else. Started as a process of its own with the
 * database's address and a file of statements by question; `GET /0` runs those of the first.
 */
const [url, file, port] = process.argv.slice(2)
const statements = JSON.parse(readFileSync(file!, 'utf8')) as string[][]
const pool = mysql.createPool({ uri: url!, connectionLimit: 20, decimalNumbers: true, dateStrings: ['DATE'] })

createServer((request, reply) => {
  const mine = statements[Number(request.url?.slice(1))] ?? []
  Promise.all(mine.map(sql => pool.query(sql).then(([rows]) => rows))).then(
    answer => reply.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
    error => reply.writeHead(500).end(String(error)),
  )
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
