import type { Plain, PlainInput } from '@webex-nodes/client/xml';
import { seesHost, type XmlCall } from '../endpoint.ts';
import { failure, invalid } from '../failure.ts';

export type GenericOperation = (
	body: Plain,
	call: XmlCall,
) => { readonly type: string; readonly body: PlainInput };

/** Operations that the client knows by their type only, so that its raw request can be tried. */
export const genericOperations: Readonly<Record<string, GenericOperation>> = {
	'ep.LstRecordingInRecycleBin': (_, call) => ({
		type: 'ep:lstRecordingInRecycleBinResponse',
		body: {
			recording: [...call.site.recordings.values()]
				.filter(({ deleted, hostWebExId }) => deleted && seesHost(call, hostWebExId, undefined))
				.map(({ id, name }) => ({ recordingID: id, name })),
		},
	}),
	'ep.RecoverRecordingFromRecycleBin': (body, { site }) => {
		const id = textOf(body, 'recordingID');
		const recording = site.recordings.get(id);
		if (!recording?.deleted) throw failure('000015');
		const { deleted, ...kept } = recording;
		site.recordings.set(id, kept);
		return { type: 'ep:recoverRecordingFromRecycleBinResponse', body: { recordingID: id } };
	},
	'ep.DelRecordingFromRecycleBin': (body, { site }) => {
		const id = textOf(body, 'recordingID');
		if (!site.recordings.get(id)?.deleted) throw failure('000015');
		site.recordings.delete(id);
		return { type: 'ep:delRecordingFromRecycleBinResponse', body: { recordingID: id } };
	},
	'user.GetLoginTicket': (_, { site }) => ({
		type: 'use:getLoginTicketResponse',
		body: { ticket: site.newUuid(), apiVersion: 'WebEx XML API V11.0.0' },
	}),
};

function textOf(body: Plain, name: string): string {
	const value = typeof body === 'object' ? body[name] : undefined;
	if (typeof value === 'string' && value !== '') return value;
	throw invalid(`${name} is missing`);
}
