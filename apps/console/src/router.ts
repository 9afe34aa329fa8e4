import type { Pinia } from 'pinia';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { needWords } from './i18n.ts';
import AppShell from './components/shell/AppShell.vue';
import InboxPage from './pages/InboxPage.vue';
import { useSession } from './stores/session.ts';
import { whenSignedOut } from './api/http.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Reached without being signed in. */
    open?: boolean;
    /** Only these see it; others are told so. */
    roles?: ('admin' | 'lead')[];
    title?: string;
  }
}

const admin = { roles: ['admin' as const] };

/** Settings pages: name, path, page, who may. Side navigation and tests read the same list. */
export const settingsPages: RouteRecordRaw[] = [
  {
    path: 'first-run',
    name: 'firstRun',
    component: () => import('./pages/settings/FirstRunPage.vue'),
    meta: admin,
  },
  {
    path: 'workspace',
    name: 'workspace',
    component: () => import('./pages/settings/WorkspacePage.vue'),
    meta: admin,
  },
  { path: 'brands', name: 'brands', component: () => import('./pages/settings/BrandsPage.vue'), meta: admin },
  {
    path: 'channels',
    name: 'channels',
    component: () => import('./pages/settings/ChannelsPage.vue'),
    meta: { roles: ['admin', 'lead'] },
  },
  {
    path: 'channels/:id',
    name: 'channel',
    component: () => import('./pages/settings/ChannelPage.vue'),
    meta: admin,
  },
  {
    path: 'quarantine',
    name: 'quarantine',
    component: () => import('./pages/settings/QuarantinePage.vue'),
    meta: { roles: ['admin', 'lead'] },
  },
  { path: 'troubles', name: 'troubles', component: () => import('./pages/settings/TroublesPage.vue') },
  { path: 'people', name: 'people', component: () => import('./pages/settings/PeoplePage.vue') },
  { path: 'teams', name: 'teams', component: () => import('./pages/settings/TeamsPage.vue') },
  {
    path: 'rules',
    name: 'rules',
    component: () => import('./pages/settings/RulesPage.vue'),
    meta: { roles: ['admin', 'lead'] },
  },
  {
    path: 'signatures',
    name: 'signatures',
    component: () => import('./pages/settings/SignaturesPage.vue'),
    meta: admin,
  },
  { path: 'canned-replies', name: 'canned', component: () => import('./pages/settings/CannedPage.vue') },
  { path: 'tags', name: 'tags', component: () => import('./pages/settings/TagsPage.vue') },
  {
    path: 'attributes',
    name: 'attributes',
    component: () => import('./pages/settings/AttributesPage.vue'),
    meta: admin,
  },
  { path: 'views', name: 'views', component: () => import('./pages/settings/ViewsPage.vue') },
  { path: 'tokens', name: 'tokens', component: () => import('./pages/settings/TokensPage.vue') },
  {
    path: 'webhooks',
    name: 'webhooks',
    component: () => import('./pages/settings/WebhooksPage.vue'),
    meta: admin,
  },
  {
    path: 'webhooks/:id',
    name: 'webhook',
    component: () => import('./pages/settings/WebhookPage.vue'),
    meta: admin,
  },
  { path: 'audit', name: 'audit', component: () => import('./pages/settings/AuditPage.vue'), meta: admin },
  {
    path: 'held-work',
    name: 'heldWork',
    component: () => import('./pages/settings/HeldWorkPage.vue'),
    meta: admin,
  },
  { path: 'profile', name: 'profile', component: () => import('./pages/settings/ProfilePage.vue') },
  {
    path: 'notifications',
    name: 'notifying',
    component: () => import('./pages/settings/NotifyingPage.vue'),
  },
  { path: 'sessions', name: 'sessions', component: () => import('./pages/settings/SessionsPage.vue') },
  { path: 'keys', name: 'keys', component: () => import('./pages/settings/KeysPage.vue') },
];

/** Not in what is built for people. */
const gallery: RouteRecordRaw[] = import.meta.env.DEV
  ? [
      {
        path: '/gallery',
        name: 'gallery',
        component: () => import('./gallery/GalleryPage.vue'),
        meta: { open: true },
      },
    ]
  : [];

export const routes: RouteRecordRaw[] = [
  ...gallery,
  {
    path: '/sign-in',
    name: 'signIn',
    component: () => import('./pages/SignInPage.vue'),
    meta: { open: true },
  },
  { path: '/setup', name: 'setUp', component: () => import('./pages/SetUpPage.vue'), meta: { open: true } },
  {
    path: '/forgot',
    name: 'forgot',
    component: () => import('./pages/ForgotPage.vue'),
    meta: { open: true },
  },
  {
    path: '/link/:token',
    name: 'accountLink',
    component: () => import('./pages/AccountLinkPage.vue'),
    meta: { open: true },
  },
  {
    path: '/',
    component: AppShell,
    children: [
      { path: '', redirect: '/inbox/mine' },
      { path: 'inbox/:list/:conversation?/:panel(customer)?', name: 'inbox', component: InboxPage },
      {
        path: 'conversations/:conversation',
        redirect: ({ params }) => `/inbox/all/${String(params['conversation'])}`,
      },
      {
        path: 'customers/companies/:company',
        name: 'company',
        component: () => import('./pages/CustomersPage.vue'),
      },
      {
        path: 'notifications',
        name: 'notifications',
        component: () => import('./pages/NotificationsPage.vue'),
      },
      { path: 'customers/:id?', name: 'customers', component: () => import('./pages/CustomersPage.vue') },
      {
        path: 'settings',
        component: () => import('./pages/SettingsPage.vue'),
        beforeEnter: async () => void (await Promise.all([needWords('settings'), needWords('told')])),
        children: [
          { path: '', name: 'settings', component: () => import('./pages/settings/SettingsIndexPage.vue') },
          ...settingsPages,
        ],
      },
      { path: ':rest(.*)*', name: 'nowhere', component: () => import('./pages/NowherePage.vue') },
    ],
  },
];

export function createConsoleRouter(pinia: Pinia) {
  const router = createRouter({ history: createWebHistory(), routes });
  const session = useSession(pinia);

  router.beforeEach(async (to) => {
    if (to.meta.open) return true;
    const view = await session.ensure().catch(() => null);
    if (!view) return { name: 'signIn', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    if (to.meta.roles && !session.hasRole(...to.meta.roles)) return { name: 'settings' };
    return true;
  });
  whenSignedOut(() => {
    session.leave();
    const now = router.currentRoute.value;
    if (!now.meta.open) void router.replace({ name: 'signIn', query: { next: now.fullPath } });
  });
  return router;
}
