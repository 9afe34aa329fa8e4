import type { AttachmentView } from '@kontor/contracts/message';
import { ApiProblem, refuseWithoutConnection } from './http.ts';

/** XMLHttpRequest because fetch tells nothing about the progress of what it sends. */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<AttachmentView> {
  refuseWithoutConnection();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/attachments');
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem({ code: 'no_connection' }));
    request.onload = () => {
      // Not even a refusal is without words: it broke off.
      if (!request.response) reject(new ApiProblem({ code: 'no_connection' }));
      else if (request.status < 300) resolve(request.response as AttachmentView);
      else reject(new ApiProblem({ code: 'internal', ...request.response, status: request.status }));
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
