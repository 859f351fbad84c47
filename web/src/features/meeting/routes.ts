import { Calendar, ChatLineSquare, Grid, Notebook } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/topics',
    name: 'topics',
    component: () => import('./TopicsPage.vue'),
    meta: { title: '议题', menu: { group: '会议', order: 10, icon: ChatLineSquare }, abilities: ['meeting.read'] },
  },
  { path: '/topics/new', name: 'topic-new', component: () => import('./TopicFormPage.vue'), meta: { title: '提出议题', under: 'topics', abilities: ['topic.propose'] } },
  {
    path: '/topics/:id(\\d+)', name: 'topic', props: route => ({ id: Number(route.params.id) }), component: () => import('./TopicPage.vue'),
    meta: { title: '议题', under: 'topics', abilities: ['meeting.read'] },
  },
  {
    path: '/topics/:id(\\d+)/edit', name: 'topic-edit', props: route => ({ id: Number(route.params.id) }), component: () => import('./TopicFormPage.vue'),
    meta: { title: '修改议题', under: 'topics', abilities: ['topic.propose'] },
  },
  {
    path: '/topic-calls/:id(\\d+)', name: 'topic-call', props: route => ({ id: Number(route.params.id) }), component: () => import('./TopicCallPage.vue'),
    meta: { title: '征集议题', under: 'topics', abilities: ['meeting.read'] },
  },
  {
    path: '/meetings',
    name: 'meetings',
    component: () => import('./MeetingsPage.vue'),
    meta: { title: '会议', menu: { group: '会议', order: 20, icon: Calendar, tab: true }, abilities: ['meeting.read'] },
  },
  {
    path: '/meetings/year', name: 'meeting-year', component: () => import('./MeetingYearPage.vue'),
    meta: { title: '会议年历', menu: { group: '会议', order: 30, icon: Grid }, abilities: ['meeting.approve'] },
  },
  {
    path: '/meetings/series', name: 'series', component: () => import('./SeriesListPage.vue'),
    meta: { title: '会议制度', menu: { group: '会议', order: 40, icon: Notebook }, abilities: ['meeting.read'] },
  },
  {
    path: '/meetings/series/:code([A-Z_]+)', name: 'series-one', props: route => ({ code: String(route.params.code) }), component: () => import('./SeriesPage.vue'),
    meta: { title: '会议制度', under: 'series', abilities: ['meeting.read'] },
  },
  { path: '/meetings/requests', name: 'meeting-requests', component: () => import('./RequestsPage.vue'), meta: { title: '召开会议的建议', under: 'meetings', abilities: ['meeting.read'] } },
  {
    path: '/meetings/:id(\\d+)', name: 'meeting', props: route => ({ id: Number(route.params.id) }), component: () => import('./MeetingPage.vue'),
    meta: { title: '会议', under: 'meetings', abilities: ['meeting.read'] },
  },
  {
    path: '/meetings/:id(\\d+)/live', name: 'meeting-live', props: route => ({ id: Number(route.params.id) }), component: () => import('./LivePage.vue'),
    meta: { title: '跟随会议', under: 'meetings', abilities: ['meeting.read'] },
  },
  {
    path: '/meetings/:id(\\d+)/projector', name: 'meeting-projector', props: route => ({ id: Number(route.params.id) }), component: () => import('./ProjectorPage.vue'),
    meta: { title: '投屏', under: 'meetings', wall: true, abilities: ['meeting.read'] },
  },
  { path: '/check-in', name: 'check-in', component: () => import('./CheckInPage.vue'), meta: { title: '会议签到', under: 'meetings', abilities: ['meeting.attend'] } },
]
