import urql from '@urql/vue'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { createClient } from './app/client'
import { shellParts } from './app/feature'
import { reportProblem } from './app/problem'
import { createPortalRouter, signInFor } from './app/router'
import { sessionUses, useSession } from './app/session'
import { SAVED_VIEWS } from './collection/savedViews'
import './ui/base.css'
import './ui/tokens.css'

const app = createApp(App)
app.use(createPinia())
const router = createPortalRouter()
const client = createClient(() => {
  const session = useSession()
  if (!session.signedIn) return
  session.expire()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push(signInFor(here))
})
sessionUses(client)
app.use(urql, client)
app.use(router)
app.provide(SAVED_VIEWS, shellParts.savedViews ?? null)
app.config.errorHandler = reportProblem
app.mount('#app')
