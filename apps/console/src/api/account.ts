import type {
  SecondFactorState,
  SessionView,
  auditList,
  invitationList,
  invited,
  linkState,
  madeToken,
  recoveryCodes,
  secondFactorBegun,
  secondFactorProof,
  sessionList,
  setUpState,
  tokenList,
} from '@kontor/contracts/people';
import type { Colleague, ProfileBody, Role } from '@kontor/contracts/people';
import type { z } from 'zod';
import { get, post, put, remove } from './http.ts';

export const session = () => get<SessionView>('/session');
export const signIn = (body: { email: string; password: string; code?: string }) =>
  post<SessionView>('/session', body);
export const signOut = () => remove('/session');
export const sessions = () => get<z.infer<typeof sessionList>>('/sessions');
export const endSession = (id: string) => remove(`/sessions/${id}`);

export const setUpNeeded = () => get<z.infer<typeof setUpState>>('/setup');
export const setUp = (body: {
  code: string;
  name: string;
  email: string;
  password: string;
  workspace?: string;
}) => post<SessionView>('/setup', body);

export const requestReset = (email: string) => post<void>('/password-resets', { email });
export const accountLink = (token: string) =>
  get<z.infer<typeof linkState>>(`/account-links/${encodeURIComponent(token)}`);
export const useAccountLink = (token: string, body: { name?: string; password: string }) =>
  post<SessionView>(`/account-links/${encodeURIComponent(token)}`, body);

export const saveProfile = (body: ProfileBody) => put<SessionView>('/me', body);
export const changePassword = (body: { current: string; password: string }) =>
  put<void>('/me/password', body);
export const setAvailability = (availability: 'available' | 'away') =>
  put<void>('/me/availability', { availability });

export type Proof = z.infer<typeof secondFactorProof>;
export type SecondFactorBegun = z.infer<typeof secondFactorBegun>;
type RecoveryCodes = z.infer<typeof recoveryCodes>;
export const secondFactor = () => get<SecondFactorState>('/me/second-factor');
export const beginSecondFactor = (proof: Proof) => post<SecondFactorBegun>('/me/second-factor', proof);
export const confirmSecondFactor = (code: string) => put<RecoveryCodes>('/me/second-factor', { code });
export const renewRecoveryCodes = (proof: Proof) =>
  post<RecoveryCodes>('/me/second-factor/recovery-codes', proof);
export const turnOffSecondFactor = (proof: Proof) => post<void>('/me/second-factor/removal', proof);

export const people = () => get<{ items: Colleague[] }>('/people');
export const savePerson = (id: string, body: { role?: Role; disabled?: boolean; teamIds?: string[] }) =>
  put<Colleague>(`/people/${id}`, body);
export const resetSecondFactor = (id: string) => remove(`/people/${id}/second-factor`);
export const resetLink = (id: string) => post<z.infer<typeof invited>>(`/people/${id}/reset-link`);
export const invitations = () => get<z.infer<typeof invitationList>>('/invitations');
export const invite = (body: { email: string; role: Role; teamIds: string[] }) =>
  post<z.infer<typeof invited>>('/invitations', body);
export const withdrawInvitation = (id: string) => remove(`/invitations/${id}`);

export const tokens = () => get<z.infer<typeof tokenList>>('/tokens');
export const makeToken = (body: { name: string; expiresAt: string | null }) =>
  post<z.infer<typeof madeToken>>('/tokens', body);
export const revokeToken = (id: string) => remove(`/tokens/${id}`);
export const audit = (cursor?: string) => get<z.infer<typeof auditList>>('/audit', { cursor });
