import type {
  NotificationList,
  NotificationSettings,
  notificationSettingsBody,
} from '@kontor/contracts/notification';
import type { z } from 'zod';
import { get, put } from './http.ts';

export const notifications = (query: { limit?: number; cursor?: string; only?: 'unread' } = {}) =>
  get<NotificationList>('/notifications', query);
export const markAllNotifications = () => put<void>('/notifications/read', { all: true });
export const markNotifications = (ids: string[], read: boolean) =>
  put<void>('/notifications/read', { ids, read });
export const notificationSettings = () => get<NotificationSettings>('/me/notification-settings');
export const saveNotificationSettings = (body: z.input<typeof notificationSettingsBody>) =>
  put<NotificationSettings>('/me/notification-settings', body);
