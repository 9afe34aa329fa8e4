import type { ListedTag, Tag, tagBody } from '@kontor/contracts/settings';
import type { z } from 'zod';
import { get, post, put, remove } from './http.ts';

type Body = z.input<typeof tagBody>;
export const tags = () => get<{ items: ListedTag[] }>('/tags');
export const makeTag = (body: Body) => post<Tag>('/tags', body);
export const saveTag = (id: string, body: Body) => put<Tag>(`/tags/${id}`, body);
export const mergeTag = (id: string, into: string) => post<Tag>(`/tags/${id}/merge`, { into });
export const archiveTag = (id: string) => put<Tag>(`/tags/${id}/archive`, {});
export const bringTagBack = (id: string) => remove<Tag>(`/tags/${id}/archive`);
export const removeTag = (id: string) => remove(`/tags/${id}`);
