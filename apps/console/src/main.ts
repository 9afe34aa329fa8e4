import '@fontsource-variable/inter';
import '@kontor/ui/tokens.css';
import '@kontor/ui/base.css';
import '@kontor/ui/controls.css';
import '@kontor/ui/parts.css';
import './console.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { mendStyles } from './composables/stylesheets.ts';
import { startLanguage } from './i18n.ts';
import { createConsoleRouter } from './router.ts';

mendStyles();
const pinia = createPinia();
await startLanguage();
createApp(App).use(pinia).use(createConsoleRouter(pinia)).mount('#app');
