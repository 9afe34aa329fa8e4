import type {
  Brand,
  ChannelSettings,
  CheckResult,
  ConditionField,
  Directory,
  QuarantineList,
  Rule,
  Team,
  View,
  brandBody,
  channelBody,
  channelKind,
  channelSignInBegun,
  heldWork,
  ruleBody,
  teamBody,
  viewBody,
} from '@kontor/contracts/settings';
import type { z } from 'zod';
import { get, post, put, remove } from './http.ts';

export type ChannelKind = z.infer<typeof channelKind>;
export type ChannelBody = z.input<typeof channelBody>;
export type RuleBody = z.input<typeof ruleBody>;
export type ViewBody = z.input<typeof viewBody>;

export const directory = () => get<Directory>('/directory');

export const makeTeam = (body: z.input<typeof teamBody>) => post<Team>('/teams', body);
export const saveTeam = (id: string, body: z.input<typeof teamBody>) => put<Team>(`/teams/${id}`, body);
export const removeTeam = (id: string) => remove(`/teams/${id}`);
export const makeBrand = (body: z.input<typeof brandBody>) => post<Brand>('/brands', body);
export const saveBrand = (id: string, body: z.input<typeof brandBody>) => put<Brand>(`/brands/${id}`, body);

export const channelKinds = () => get<{ items: ChannelKind[] }>('/channel-kinds');
export const channels = () => get<{ items: ChannelSettings[] }>('/channels');
export const channel = (id: string) => get<ChannelSettings>(`/channels/${id}`);
export const makeChannel = (body: ChannelBody) => post<ChannelSettings>('/channels', body);
export const saveChannel = (id: string, body: ChannelBody) => put<ChannelSettings>(`/channels/${id}`, body);
export const archiveChannel = (id: string) => remove(`/channels/${id}`);
export const checkChannel = (body: { kind: string; settings: Record<string, unknown>; channelId?: string }) =>
  post<CheckResult>('/channels/check', body);

export const beginChannelSignIn = (id: string) =>
  post<z.infer<typeof channelSignInBegun>>(`/channels/${id}/sign-in`);

export const conditionFields = () => get<{ items: ConditionField[] }>('/condition-fields');
export const rules = () => get<{ items: Rule[] }>('/rules');
export const makeRule = (body: RuleBody) => post<Rule>('/rules', body);
export const saveRule = (id: string, body: RuleBody) => put<Rule>(`/rules/${id}`, body);
export const removeRule = (id: string) => remove(`/rules/${id}`);
export const orderRules = (ids: string[]) => put<void>('/rules/order', { ids });
export const makeView = (body: ViewBody) => post<View>('/views', body);
export const saveView = (id: string, body: ViewBody) => put<View>(`/views/${id}`, body);
export const removeView = (id: string) => remove(`/views/${id}`);
export const bringViewBack = (id: string) => remove<View>(`/views/${id}/removal`);
export const orderViews = (ids: string[]) => put<void>('/views/order', { ids });

export const quarantine = (cursor?: string) => get<QuarantineList>('/quarantine', { cursor });
export const quarantineSourcePath = (number: number) => `/api/v1/quarantine/${number}/source`;
export const retryQuarantined = (number: number) => post<void>(`/quarantine/${number}/retry`);
export const dropQuarantined = (number: number) => remove(`/quarantine/${number}`);

export type HeldWork = z.infer<typeof heldWork>;
export const held = () => get<HeldWork>('/held-work');
export const releaseHeld = () => post<void>('/held-work/release');
export const dropHeld = () => post<void>('/held-work/drop');
