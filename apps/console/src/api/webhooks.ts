import type {
  MadeWebhook,
  newWebhookSecret,
  Webhook,
  WebhookBody,
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryList,
} from '@kontor/contracts/webhook';
import type { z } from 'zod';
import { get, post, put, remove } from './http.ts';

export const webhooks = () => get<{ items: Webhook[] }>('/webhooks');
export const makeWebhook = (body: WebhookBody) => post<MadeWebhook>('/webhooks', body);
export const saveWebhook = (id: string, body: WebhookBody & { version: number }) =>
  put<Webhook>(`/webhooks/${id}`, body);
export const removeWebhook = (id: string) => remove(`/webhooks/${id}`);
export const renewWebhookSecret = (id: string) =>
  post<z.infer<typeof newWebhookSecret>>(`/webhooks/${id}/secret`);
export const testWebhook = (id: string) => post<WebhookDeliveryDetail>(`/webhooks/${id}/test`);
export const webhookDeliveries = (id: string, state?: WebhookDelivery['state'], cursor?: string) =>
  get<WebhookDeliveryList>(`/webhooks/${id}/deliveries`, { state, cursor });
export const webhookDelivery = (id: string, deliveryId: string) =>
  get<WebhookDeliveryDetail>(`/webhooks/${id}/deliveries/${deliveryId}`);
export const replayDelivery = (id: string, deliveryId: string) =>
  post<WebhookDelivery>(`/webhooks/${id}/deliveries/${deliveryId}/replay`);
export const replayFailed = (id: string) => post<{ count: number }>(`/webhooks/${id}/replay`);
