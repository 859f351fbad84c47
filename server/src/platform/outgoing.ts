import type { Config } from './config'
import { makeMailer, type SendMail } from './mail'
import { postJson, webhookProblem, type WebhookAnswer } from './webhook'

/** The ways out of the system, in the process's services. */
export const OUTGOING = Symbol('outgoing')

export interface Outgoing {
  /** Null where no mail server is configured. */
  mail: SendMail | null
  /** The portal's address for links; null where it is not configured. */
  publicUrl: string | null
  /** What is wrong with a webhook's address, in words. */
  addressProblem: (address: string) => string | null
  post: (address: string, payload: unknown) => Promise<WebhookAnswer>
}

export const makeOutgoing = (config: Config): Outgoing => ({
  mail: makeMailer(config),
  publicUrl: config.publicUrl,
  addressProblem: address => webhookProblem(address, config.webhookHosts),
  post: (address, payload) => postJson(address, payload, config.webhookHosts),
})
