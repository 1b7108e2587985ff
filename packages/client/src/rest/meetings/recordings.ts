import { del, get, post } from '../engine/operation.ts';
import type {
	DeleteRecording,
	GetGroupRecording,
	GetRecording,
	ListAllRecordings,
	ListGroupRecordings,
	ListRecordings,
	PurgeRecordings,
	Recording,
	RestoreRecordings,
	ShareRecording,
	ShareRecordingByLink,
	SoftDeleteRecordings,
} from './recordings.schema.ts';

const scope = 'meeting:recordings_read';
const read = { scope, headers: ['timezone'] };
const write = { scope: 'meeting:recordings_write' };
const ofHost = { ...write, query: ['hostEmail'] };
const ofGroup = { scope: 'meeting:group_meeting_read', headers: ['timezone', 'hostEmail'] };
const administer = { scope: 'meeting:admin_recordings_read', headers: ['timezone'] };

/** The limit of administrators; that of others is not documented, and a shorter period does no harm. */
const paging = { maxPageSize: 100, window: { days: 30 } };

/** @see https://developer.webex.com/docs/api/v1/recordings */
export const recordings = {
	adminDelete: del('/admin/recordings/{recordingId}', {
		scope: 'meeting:admin_recordings_write',
	}).none<{ recordingId: string }>(),
	/** Of a whole site. Those of the recycle bin with `status`. */
	adminList: get('/admin/recordings', administer).many<ListAllRecordings, Recording>(paging),
	/** For good: `softDelete` moves recordings to the recycle bin. */
	delete: del('/recordings/{recordingId}', {
		...ofHost,
		hasBody: true,
	}).none<DeleteRecording>(),
	/** The only operation with addresses that lead to the file itself, for 3 hours. */
	get: get('/recordings/{recordingId}', {
		scope,
		headers: ['timezone', 'siteUrl'],
	}).one<GetRecording, Recording>(),
	groupGet: get('/group/recordings/{recordingId}', ofGroup).one<GetGroupRecording, Recording>(),
	groupList: get('/group/recordings', ofGroup).many<ListGroupRecordings, Recording>(paging),
	/** Without dates only those of the last 7 days. */
	list: get('/recordings', read).many<ListRecordings, Recording>(paging),
	/** Empties the recycle bin, or takes some out of it, for good. */
	purge: post('/recordings/purge', ofHost).none<PurgeRecordings>(),
	/** From the recycle bin. */
	restore: post('/recordings/restore', ofHost).none<RestoreRecordings>(),
	/** With people who have a Webex account. */
	share: post('/recordings/{recordingId}/accessList', write).none<ShareRecording>(),
	shareByLink: post('/recordings/accessList', write).none<ShareRecordingByLink>(),
	/** To the recycle bin. */
	softDelete: post('/recordings/softDelete', ofHost).none<SoftDeleteRecordings>(),
};
