import type { RecordingRecord } from './artifacts.ts';

/**
 * What a recording holds when it is downloaded: an MP4 container of the size that the API names, with nothing to see in it.
 * @see https://developer.apple.com/documentation/quicktime-file-format (boxes)
 */
export function recordingFile({ id, sizeBytes }: RecordingRecord): Uint8Array {
	const head = box('ftyp', Buffer.from('isom\0\0\0\0isommp42', 'latin1'));
	const file = Buffer.alloc(Math.max(sizeBytes, head.length + 8), id);
	head.copy(file);
	file.writeUInt32BE(file.length - head.length, head.length);
	file.write('free', head.length + 4, 'latin1');
	return new Uint8Array(file);
}

function box(type: string, content: Buffer): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt32BE(8 + content.length);
	return Buffer.concat([size, Buffer.from(type, 'latin1'), content]);
}
