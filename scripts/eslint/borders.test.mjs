import { RuleTester } from 'eslint'
import { fileURLToPath } from 'node:url'
import typescript from 'typescript-eslint'
import { afterAll, describe, it } from 'vitest'
import { lianxi } from './borders.mjs'

Object.assign(RuleTester, { afterAll, describe, it })
const root = fileURLToPath(new URL('../..', import.meta.url))
const tester = new RuleTester({ languageOptions: { parser: typescript.parser } })
const at = (file, code) => ({ name: `${file}: ${code}`, filename: `${root}${file}`, code })
const refused = (file, code, message) => ({ ...at(file, code), errors: [{ message }] })

const service = 'server/src/modules/reserve/library.service.ts'
const rules = 'server/src/modules/reserve/admission.rules.ts'

tester.run('borders', lianxi.rules.borders, {
  valid: [
    at('server/src/kernel/workday.ts', "import { refuse } from './refusal'"),
    at('server/src/platform/http.ts', "import fastify from 'fastify'; import { refuse } from '../kernel/refusal'"),
    at(service, "import { Project } from '../project/project.entity'; import { admit } from './admission.rules'"),
    at(service, "import { ctx } from '../../platform/context'; import { selectFrom } from '../project/import/row.service'"),
    at(rules, "import type { Verdict } from '../../kernel/verdict'; import { tier } from './tier.rules'"),
    at('server/src/modules/calendar/workday.rules.test.ts', "import { readFileSync } from 'node:fs'"),
    at('server/src/modules.ts', "import { dashboard } from './modules/dashboard/dashboard.module'"),
    at('server/test/reserve.test.ts', "import { app } from '../src/app'"),
    at('web/src/features/meeting/routes.ts', "import X from '../project/ProjectPicker.vue'; import Y from '../../ui/Money.vue'"),
    at('web/src/features/project/routes.ts', "import type { Meeting } from '../meeting/meeting'; import { session } from '@/app/session'"),
  ],
  invalid: [
    refused('server/src/kernel/workday.ts', "import { em } from '../platform/database'", 'Border: kernel may import only kernel; not platform.'),
    refused('server/src/kernel/workday.ts', "import { readFileSync } from 'node:fs'", 'Border: kernel files are pure: no “node:fs”.'),
    refused('server/src/platform/http.ts', "import { Project } from '../modules/project/project.entity'", 'Border: platform may import only kernel, platform; not modules.'),
    refused(service, "import type { Meeting } from '../meeting/meeting.entity'", 'Border: reserve stands to the left of meeting and may not import from it.'),
    refused(service, "import { stages } from '../project/project.rules'", 'Border: the rules of project are its own; ask its query or service, or move what three modules share to the kernel.'),
    refused(service, "import { app } from '../../app'", 'Border: modules may import only kernel, platform, modules; not app.'),
    refused(service, "const x = await import('../dashboard/figures.query')", 'Border: reserve stands to the left of dashboard and may not import from it.'),
    refused(service, "export * from '../plan/plan.entity'", 'Border: reserve stands to the left of plan and may not import from it.'),
    refused(service, "import { x } from '../misc/x.entity'", 'Border: “misc” is not in the row of modules (scripts/eslint/places.mjs).'),
    refused(rules, "import { Entry } from './entry.entity'", 'Border: rules import no entity file.'),
    refused(rules, "import { now } from '../../platform/clock'", 'Border: rules import nothing of platform.'),
    refused(rules, "import type { EntityManager } from '@mikro-orm/core'", 'Border: rules files are pure: no “@mikro-orm/core”.'),
    refused('web/src/ui/Money.vue', "import { useCollection } from '../collection/useCollection'", 'Border: ui may import only ui; not collection.'),
    refused('web/src/collection/params.ts', "import { routes } from '@/features/project/routes'", 'Border: collection may import only ui, collection, gql; not features.'),
    refused('web/src/features/project/routes.ts', "import X from '../meeting/Agenda.vue'", 'Border: project stands to the left of meeting and may not import from it.'),
    refused('web/src/features/project/routes.ts', "import { x } from '../../../../server/src/kernel/money'", 'Border: web and server share nothing but schema.graphql.'),
  ],
})

const select = "const rows = db.selectFrom('project').selectAll()"
tester.run('select-home', lianxi.rules['select-home'], {
  valid: [
    at('server/src/modules/project/project.query.ts', select),
    at('server/src/modules/project/import/import.service.ts', select),
    at('server/src/platform/journal.ts', select),
    at('server/src/app.ts', select),
    at('bench/generate.ts', select),
  ],
  invalid: ['project.api.ts', 'project.rules.ts', 'project.demo.ts'].map(file => ({
    ...at(`server/src/modules/project/${file}`, select),
    errors: [{ messageId: 'home' }],
  })),
})
