import type { FastifyRequest } from 'fastify'
import { invalid } from '../kernel/refusal'

const noFile = () => invalid({ field: 'file', message: '没有收到文件，请重新选择后上传。' })

/** The one file of a multipart request, one byte more than `max` at most: the taker refuses it by its size, in its own words. */
export async function oneFile(request: FastifyRequest, max: number): Promise<{ name: string; content: Buffer }> {
  if (!request.isMultipart()) throw noFile()
  const part = await request.file({ limits: { files: 1, fileSize: max + 1 }, throwFileSizeLimit: false })
  if (!part) throw noFile()
  return { name: part.filename, content: await part.toBuffer() }
}
