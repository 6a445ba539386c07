// node --openssl-legacy-provider server.mjs FOLDER: an S3 on a free port of loopback, whose address is the one line
// that it prints. It ends when whoever started it does.
import S3rver from '@20minutes/s3rver'

const server = new S3rver({ address: '127.0.0.1', port: 0, directory: process.argv[2], silent: true })

// It asks who somebody is only where somebody says so; a real one lets no stranger in, but where the bucket is open.
// What else a server may do wrong, it does in a bucket that is named so.
server.middleware.unshift(async (context, next) => {
  const bucket = context.path.split('/')[1] ?? ''
  if (bucket.startsWith('slow')) await new Promise(() => {})
  if (bucket.startsWith('busy')) return answer(context, 503, 'SlowDown')
  const isStranger = !context.get('authorization') && !('X-Amz-Signature' in context.query)
  if (isStranger && !bucket.startsWith('open')) return answer(context, 403, 'AccessDenied')
  if (/^\/[^/]+\/$/.test(context.path)) signWithSlash(context)
  if (context.method === 'DELETE') return oneByOne(next)
  return next()
})

// It takes an empty folder away while another request still looks into it, and calls that an error of its own.
let last = Promise.resolve()

function oneByOne(next) {
  const turn = last.then(next)
  last = turn.catch(() => {})
  return turn
}

// A bucket's own address is signed as it is sent, with the slash at its end, and it would leave that out. As it reckons
// for a bucket that is named by its host, it doesn't.
function signWithSlash(context) {
  context.mountPath = '/'
  Object.defineProperty(context.state, 'vhost', { get: () => true, set: () => {} })
}

function answer(context, status, code) {
  context.status = status
  context.type = 'application/xml'
  context.body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`
}

const { port } = await server.run()
console.log(`http://127.0.0.1:${port}`)
process.stdin.on('close', () => process.exit(0)).resume()
