import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** What kind of machine this is; nothing that tells which one. */
export function describeMachine(): string {
	const [processor] = cpus();
	const model = processor?.model.trim() || 'unknown processor';
	const memory = Math.round(totalmem() / 2 ** 30);
	return `${availableParallelism()} cores (${model}), ${memory} GB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}
