import { wait as waitForRecording } from './recording/wait.ts';
import { wait as waitForSummary } from './summary/wait.ts';
import { wait as waitForTranscript } from './transcript/wait.ts';

/** The operations that let n8n wait, by what they wait for. */
export const waits = {
	recording: waitForRecording,
	summary: waitForSummary,
	transcript: waitForTranscript,
} as const;
