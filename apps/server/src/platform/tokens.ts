/** What Nest injects where no class stands for it. */
export const CONFIG = Symbol('config');
export const LOG = Symbol('log');
export const FILES = Symbol('files');
export const SECRET_KEY = Symbol('secret key');
