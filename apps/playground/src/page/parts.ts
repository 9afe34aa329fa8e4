import { Mail } from '@lucide/vue';
import type { Component } from 'vue';
import MailPage from './mail/MailPage.vue';
import type { Key } from './words.ts';

/** One part for each kind of channel on which a person plays the customer. Another channel is another folder and line here. */
export interface Part {
  path: string;
  title: Key;
  icon: Component;
  page: Component;
}

export const parts: [Part, ...Part[]] = [{ path: '/mail', title: 'mailboxes', icon: Mail, page: MailPage }];

export const partAt = (path: string) => parts.find((part) => part.path === path) ?? parts[0];
