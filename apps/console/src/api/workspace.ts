import type { FirstRun, TestMessageAnswer, workspaceBody } from '@kontor/contracts/workspace';
import type { z } from 'zod';
import { get, post, put } from './http.ts';

type Body = z.infer<typeof workspaceBody>;
export const saveWorkspace = (body: Body) => put<Body>('/workspace', body);
export const firstRun = () => get<FirstRun>('/workspace/first-run');
export const keepFirstRun = (state: FirstRun) => put<FirstRun>('/workspace/first-run', state);
export const sendTestMessage = (channelId: string, to: string) =>
  post<TestMessageAnswer>(`/channels/${channelId}/test-message`, { to });
