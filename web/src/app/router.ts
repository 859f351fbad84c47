import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { featureRoutes } from './feature'
import { menuOf } from './menu'
import { useSession } from './session'

/** Only a path of this portal is returned to: a link cannot send someone elsewhere after sign-in. */
export const safeTarget = (target: unknown) =>
  typeof target === 'string' && /^\/(?![/\\])/.test(target) && !target.startsWith('/sign-in') ? target : '/'

export const signInFor = (to: Pick<RouteLocationNormalized, 'fullPath'>) => ({
  name: 'sign-in',
  query: to.fullPath === '/' ? {} : { target: to.fullPath },
})

/** Where a role begins; from inside the portal `/` stays `/`. */
const homeOf = (role: string | undefined) => featureRoutes.find(r => role !== undefined && r.meta.homeOf?.includes(role))

const hasHome = featureRoutes.some(r => r.path === '/')

export function createPortalRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: '登录', open: true, wall: true } },
      { path: '/first-run', name: 'first-run', component: () => import('./FirstRunPage.vue'), meta: { title: '启用平台', open: true, wall: true } },
      ...featureRoutes,
      ...(hasHome ? [] : [{ path: '/', name: 'start', component: () => import('./StartPage.vue'), meta: { title: '首页' } }]),
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue'), meta: { title: '没有这个页面' } },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })

  router.beforeEach(async (to, from) => {
    const session = useSession()
    const view = session.view ?? (await session.load())
    if (!view) return to.name === 'sign-in' ? true : signInFor(to)
    if (view.firstRun) return to.name === 'first-run' ? true : { name: 'first-run' }
    if (to.name === 'first-run') return { path: '/' }
    if (view.signedIn) {
      if (to.name === 'sign-in') return safeTarget(to.query['target'])
      const home = to.path === '/' && (!from.matched.length || from.name === 'sign-in') ? homeOf(view.post?.role) : undefined
      if (home?.name) return { name: home.name }
      if (to.name === 'start') {
        const first = menuOf(featureRoutes, session.canAny)[0]
        return first ? { name: first.name } : true
      }
      return true
    }
    return to.meta.open ? true : signInFor(to)
  })

  router.afterEach(to => {
    document.title = to.meta.title ? `${to.meta.title} · 联席` : '联席'
  })

  // After an upgrade the old page's scripts are gone: load the page anew, once.
  router.onError((error: unknown, to) => {
    const gone = error instanceof Error && /dynamically imported module|Importing a module script failed/.test(error.message)
    const key = 'lianxi.reloaded'
    if (gone && sessionStorage.getItem(key) !== to.fullPath) {
      sessionStorage.setItem(key, to.fullPath)
      window.location.assign(to.fullPath)
    }
  })
  return router
}
