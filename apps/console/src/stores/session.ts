import type { Role, SessionView } from '@kontor/contracts/people';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import * as api from '../api/account.ts';
import { ApiProblem } from '../api/http.ts';
import { isLanguage, speak } from '../i18n.ts';

/** Who is signed in, and the workspace around them. */
export const useSession = defineStore('session', () => {
  const view = shallowRef<SessionView | null>(null);
  /** False until the server was asked once. */
  let asked = false;

  const me = computed(() => view.value?.agent ?? null);
  const isAdmin = computed(() => me.value?.role === 'admin');
  const hasRole = (...roles: Role[]) => me.value !== null && roles.includes(me.value.role);

  async function enter(next: SessionView): Promise<void> {
    view.value = next;
    asked = true;
    if (isLanguage(next.agent.locale)) await speak(next.agent.locale);
  }
  async function load(): Promise<void> {
    try {
      await enter(await api.session());
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      leave();
    }
  }
  async function ensure(): Promise<SessionView | null> {
    if (!asked) await load();
    return view.value;
  }
  function leave(): void {
    view.value = null;
    asked = true;
  }
  async function signOut(): Promise<void> {
    await api.signOut();
    leave();
  }
  async function setAvailability(availability: 'available' | 'away'): Promise<void> {
    const before = view.value;
    if (!before) return;
    view.value = { ...before, agent: { ...before.agent, availability } };
    await api.setAvailability(availability).catch((error: unknown) => {
      view.value = before;
      throw error;
    });
  }
  function noteAvailability(agentId: string, availability: 'available' | 'away'): void {
    const now = view.value;
    if (now?.agent.id === agentId) view.value = { ...now, agent: { ...now.agent, availability } };
  }
  return {
    view,
    me,
    isAdmin,
    hasRole,
    enter,
    load,
    ensure,
    leave,
    signOut,
    setAvailability,
    noteAvailability,
  };
});
