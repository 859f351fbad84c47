import type { FastifyRequest } from 'fastify'
import type { Config } from './config'
import type { Ctx } from './context'

/** Service: where people reach the portal, `https://lianxi.example.gov.cn`. */
export const ORIGIN = Symbol('origin')

/** The configured address; without one the address by which this request came. */
export const originFor = (config: Config, request: FastifyRequest): string => config.publicUrl ?? `${request.protocol}://${request.host}`

/** An address outside the portal's own pages, for papers and messages: `/v/…` → `https://…/v/…`. */
export const addressOf = (ctx: Ctx, path: string): string => `${ctx.service<string>(ORIGIN)}${path}`
