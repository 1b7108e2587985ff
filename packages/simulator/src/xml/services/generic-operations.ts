import type { Plain, PlainInput } from '@webex-nodes/client/xml';
import { markedSecret } from '../../world/marked.ts';
import { purgeRecording, restoreRecording } from '../../world/meetings/recordings.ts';
import { seesHost, type XmlCall } from '../endpoint.ts';
import { failure, invalid } from '../failure.ts';
import type { SiteRecording } from '../site.ts';

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
	'ep.RecoverRecordingFromRecycleBin': (body, call) => {
		const { id, record } = binned(body, call);
		restoreRecording(call.world, record, call.site.hostIdOf(call.caller.webExId));
		return { type: 'ep:recoverRecordingFromRecycleBinResponse', body: { recordingID: id } };
	},
	'ep.DelRecordingFromRecycleBin': (body, call) => {
		const { id, record } = binned(body, call);
		purgeRecording(call.world, record);
		return { type: 'ep:delRecordingFromRecycleBinResponse', body: { recordingID: id } };
	},
	'user.GetLoginTicket': (_, { site }) => ({
		type: 'use:getLoginTicketResponse',
		body: { ticket: markedSecret(site.newUuid()), apiVersion: 'WebEx XML API V11.0.0' },
	}),
};

function binned(body: Plain, call: XmlCall): SiteRecording {
	const found = call.site.recordings.get(textOf(body, 'recordingID'));
	if (!found?.deleted || !seesHost(call, found.hostWebExId, undefined)) throw failure('000015');
	return found;
}

function textOf(body: Plain, name: string): string {
	const value = typeof body === 'object' ? body[name] : undefined;
	if (typeof value === 'string' && value !== '') return value;
	throw invalid(`${name} is missing`);
}
