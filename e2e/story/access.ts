import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import { PHONE, WIDE, type Person, type Portal } from '../support/portal'

const MAIN = ['/', '/projects', '/projects?view=board', '/projects?view=timeline', '/projects/import', '/reserve', '/reserve/entries', '/reviews', '/topics', '/topics/new', '/meetings', '/assignments', '/assignments?view=board', '/rankings', '/schedule', '/cockpit', '/documents', '/regulation', '/settings', '/meetings/year', '/meetings/series', '/meetings/requests', '/inbox', '/duties', '/duties/people', '/absences', '/sources', '/sources/new', '/supervisions', '/conduct', '/leads']

/** What hinders people who read with a screen reader or by keyboard, as `path: rule, first element`. */
async function hindrances(person: Person, path: string) {
  await person.go(path)
  await person.page.getByRole('heading', { level: 1 }).first().waitFor()
  const seen = async () => {
    await person.settled() // what still fades in has no true contrast
    return (await new AxeBuilder({ page: person.page }).analyze()).violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
  }
  // An answer may come while the page is read; what hinders people is still there at the second look.
  const violations = (await seen()).length ? await seen() : []
  return violations.map(v => `${path}: ${v.id}, ${v.nodes.length} times, ${v.nodes[0]?.html.slice(0, 160)}`)
}

/** The story's pages, for everyone. */
export const accessChapter = (portal: () => Portal) => describe('every page of the story serves everyone', () => {
  /** The main pages, and the first of each kind that the story has seen: one project, one meeting, … */
  const pages = () => [...new Map([...MAIN, ...[...portal().visited].map(path => path.split('?')[0]!)].map(path => [path.replace(/\d+/g, 'id'), path] as const).reverse()).values()].reverse()

  it('P12 loads at most 250 KB of script, gzip, from the sign-in page to the first screen', async () => {
    let bytes = 0
    const sizes: Promise<void>[] = []
    const person = await portal().signIn('cz.secretary', PHONE, page =>
      page.on('response', answer => {
        if (answer.request().resourceType() === 'script') sizes.push(answer.body().then(body => void (bytes += gzipSync(body).length)))
      }))
    await person.settled()
    await Promise.all(sizes)
    await person.context.close()
    expect(sizes.length).toBeGreaterThan(3)
    expect(bytes).toBeLessThanOrEqual(250 * 1024)
  })

  it.each([['on the desk', WIDE], ['on the phone', PHONE]] as const)('has no serious hindrance and no sideways scroll %s', async (_, size) => {
    const person = await portal().signIn('cz.secretary', size)
    const found: string[] = []
    for (const [at, path] of pages().entries()) {
      found.push(...await hindrances(person, path))
      await person.picture(`page-${at}`).catch((error: unknown) => found.push(`${path}: ${String(error)}`))
    }
    await person.context.close()
    expect(found).toEqual([])
  }, 600_000)
})
