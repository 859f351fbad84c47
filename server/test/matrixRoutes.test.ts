import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../src/modules'
import { ROLES, type Role, type Whose } from './matrix/cast'
import { standingProject } from './matrix/project'
import { askRoute, PUBLIC_ROUTES, routeCases, textOf, type RouteCase } from './matrix/routes'
import { Scene } from './matrix/scene'
import { openOffice, type Office } from './office'

let office: Office
let scene: Scene
beforeAll(async () => {
  office = await openOffice()
  scene = new Scene(office, '长子', '泾川', { own: '本局专用', otherUnit: '外局专用', otherCounty: '邻县专用', missing: '查无此事' })
})
afterAll(() => office.close())

function expected(route: RouteCase, role: Role, whose: Whose): number[] {
  if (!route.allowed.includes(role)) return [403, 404]
  if (whose === 'otherCounty' || whose === 'missing') return [404]
  if (whose === 'otherUnit' && route.ownUnitOnly?.includes(role)) return [403, 404]
  return [200]
}

describe('routes', () => {
  it('P12 names every route of the modules, and none besides', () => {
    const there = modules.flatMap(m => [...(m.routes ?? [])]).map(r => `${r.method} ${r.path}`)
    expect([...routeCases.map(r => r.route), ...PUBLIC_ROUTES].sort()).toEqual(there.sort())
  })

  it.each(routeCases.map(r => [r.route, r] as const))('P12 %s: signed out', async (_, route) => {
    expect((await askRoute(scene, route, 'own', office.nobody)).statusCode).toBe(401)
  })

  it.each(routeCases.map(r => [r.route, r] as const))('P12 %s: every role, own and other', async (_, route) => {
    const problems: string[] = []
    for (const role of ROLES) {
      const said = new Map<Whose, string>()
      for (const whose of route.subject ? (['own', 'otherUnit', 'otherCounty', 'missing'] as const) : (['own'] as const)) {
        const reply = await askRoute(scene, route, whose, await scene.client(role))
        const may = expected(route, role, whose)
        if (!may.includes(reply.statusCode)) problems.push(`${role} ${whose}: ${reply.statusCode} ${reply.body.slice(0, 200)}, expected ${may.join(' or ')}`)
        said.set(whose, reply.statusCode < 400 ? 'content' : reply.body)
      }
      if (said.get('otherCounty') !== said.get('missing')) problems.push(`${role}: another county's id says ${said.get('otherCounty')}, an unknown one ${said.get('missing')}`)
    }
    if (problems.length) throw new Error(problems.join('\n'))
  })

  it('P12 an exported list holds what the post sees and nothing of another county', async () => {
    for (const whose of ['own', 'otherUnit', 'otherCounty'] as const) await standingProject(scene, whose)
    const exported = async (role: Role) => {
      const { cookie } = await scene.client(role)
      return textOf((await office.app.http.inject({ method: 'GET', url: '/files/projects.xlsx', headers: { cookie } })).rawPayload)
    }
    const county = await exported('SECRETARY')
    const unit = await exported('LIAISON')
    const holds = (text: string) => (['own', 'otherUnit', 'otherCounty'] as const).map(whose => text.includes(scene.marks[whose]))
    expect({ county: holds(county), unit: holds(unit) }).toEqual({ county: [true, true, false], unit: [true, false, false] })
  })

  it('P8 a calendar address shows its person’s own days, and one that nobody has tells nothing', async () => {
    const liaison = await scene.client('LIAISON')
    const { openCalendarFeed } = await liaison.get<{ openCalendarFeed: { path: string } }>('mutation { openCalendarFeed { path } }')
    const feed = await office.app.http.inject({ method: 'GET', url: openCalendarFeed.path })
    expect(feed.statusCode).toBe(200)
    expect(feed.body.replaceAll('\r\n ', '')).not.toMatch(/邻县专用|外局专用/)
    const unknown = await office.app.http.inject({ method: 'GET', url: `/calendar/${'A'.repeat(43)}.ics` })
    expect(unknown.statusCode).toBe(404)
  })
})
