export { createKey } from './stores/encryption.ts';
export { type FileStoreOptions, fileStore, readKeyFile, type WriteStep } from './stores/file.ts';
export { type LockOptions, WebexLockError } from './stores/lock.ts';
