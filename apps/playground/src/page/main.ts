import { createApp } from 'vue';
import '@kontor/ui/tokens.css';
import './page.css';
import App from './App.vue';

createApp(App).mount('#app');
