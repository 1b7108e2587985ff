import type { Measured } from '../run/contender.ts';

export const messagesModule: URL = new URL('./contenders.ts', import.meta.url);

/** The server takes any. */
export const token = 'bench';

export const secondsOf = ({ seconds }: Measured): number => seconds;
export const memoryOf = ({ memory }: Measured): number => memory;
export const cpuOf = ({ cpu }: Measured): number => cpu;
export const requestsOf = ({ figures }: Measured): number => figures?.['requests'] ?? Number.NaN;
