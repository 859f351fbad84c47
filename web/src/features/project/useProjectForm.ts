import { computed, reactive } from 'vue'
import type { ProjectDetailQuery, SaveProjectInput } from '../../gql/graphql'
import { QUESTIONS, type QuestionKey } from './words'

type Detail = ProjectDetailQuery['project']
type Answer = boolean | null

const TEXTS = ['owner', 'content', 'benefits', 'place', 'board', 'annualTask', 'requirement', 'progress', 'problems', 'remark', 'tags'] as const
const WORDS = ['constructionKind', 'level', 'projectClass', 'investmentKind'] as const
const DAYS = ['plannedStartOn', 'actualStartOn', 'plannedFinishOn', 'actualFinishOn', 'approvedOn'] as const
const AMOUNTS = ['totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment'] as const
const IDS = ['localityUnitId', 'responsibleUnitId', 'leadUnitId', 'sectorAuthorityUnitId', 'chainUnitId', 'serviceOfficerPostId', 'leadOfficialPostId', 'parentId'] as const

type TextKey = (typeof TEXTS)[number]
type Nullable = Record<(typeof WORDS)[number] | (typeof DAYS)[number], string | null> & Record<(typeof AMOUNTS)[number] | (typeof IDS)[number], number | null>

export type ProjectForm = { name: string; stage: string; codes: string; planYear: string; keyProject: boolean; majorProject: boolean; coLeadPostIds: number[] } &
  Record<TextKey, string> & Nullable & Record<QuestionKey, Answer>

const empty = (): ProjectForm => ({
  name: '', stage: 'CONCEIVED', codes: '', planYear: '', keyProject: false, majorProject: false, coLeadPostIds: [],
  ...(Object.fromEntries(TEXTS.map(k => [k, ''])) as Record<TextKey, string>),
  ...(Object.fromEntries([...WORDS, ...DAYS, ...AMOUNTS, ...IDS].map(k => [k, null])) as Nullable),
  ...(Object.fromEntries(QUESTIONS.map(q => [q.key, null])) as Record<QuestionKey, Answer>),
})

function filled(p: Detail): ProjectForm {
  const flat: Record<string, unknown> = { ...p, ...p.brief }
  const take = <T>(keys: readonly string[], blank: T) => Object.fromEntries(keys.map(k => [k, flat[k] ?? blank]))
  return {
    ...empty(),
    ...(take(TEXTS, '') as Record<TextKey, string>),
    ...(take([...WORDS, ...DAYS, ...AMOUNTS, ...IDS], null) as Nullable),
    ...(take(QUESTIONS.map(q => q.key), null) as Record<QuestionKey, Answer>),
    name: p.name,
    stage: p.stage,
    planYear: p.planYear === null || p.planYear === undefined ? '' : String(p.planYear),
    keyProject: p.keyProject,
    majorProject: p.majorProject,
    codes: p.brief.codes.map(c => c.code).join('\n'),
    coLeadPostIds: p.brief.coLeads.flatMap(l => l.postId ?? []),
  }
}

const inputOf = (f: ProjectForm): Record<string, unknown> => ({
  ...f,
  ...Object.fromEntries(TEXTS.map(k => [k, f[k].trim() || null])),
  name: f.name.trim(),
  planYear: /^\d{4}$/.test(f.planYear.trim()) ? Number(f.planYear) : null,
  codes: f.codes.split(/\n/).map(c => c.trim()).filter(Boolean),
})

/** A project's form: what is sent is only what was changed, so that two people on different fields disturb each other little. */
export function useProjectForm() {
  const form = reactive(empty())
  let before: Record<string, unknown> = inputOf(empty())
  const seen = reactive({ id: null as number | null, version: 0, text: JSON.stringify(inputOf(empty())) })
  const differs = (key: string, value: unknown) => JSON.stringify(value) !== JSON.stringify(before[key])
  return {
    form,
    dirty: computed(() => JSON.stringify(inputOf(form)) !== seen.text),
    /** Takes a project as it is now. `keep`: what the user has changed stays, over the newest version. */
    load(p: Detail, keep = false) {
      const mine = inputOf(form)
      const own = keep ? Object.keys(mine).filter(k => differs(k, mine[k])) : []
      const kept = Object.fromEntries(own.map(k => [k, (form as Record<string, unknown>)[k]]))
      const fresh = filled(p)
      before = inputOf(fresh)
      Object.assign(form, fresh, kept)
      Object.assign(seen, { id: p.id, version: p.version, text: JSON.stringify(before) })
    },
    input(): SaveProjectInput {
      const all = inputOf(form)
      if (seen.id === null) return all as unknown as SaveProjectInput
      const changed = Object.fromEntries(Object.entries(all).filter(([k, v]) => k !== 'stage' && differs(k, v)))
      return { id: seen.id, version: seen.version, name: form.name.trim(), ...changed }
    },
    settle() {
      seen.text = JSON.stringify(inputOf(form))
    },
  }
}
