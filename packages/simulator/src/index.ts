export { type Certificate, createCertificate } from './certificate.ts';
export type { Chatter } from './control/chatter.ts';
export type { Fault, Faults } from './control/faults.ts';
export {
	createMeetingTraffic,
	type MeetingTraffic,
	type MeetingTrafficOptions,
} from './control/meeting-traffic.ts';
export type { RateLimit, Rates } from './control/rates.ts';
export { defaultSwitches, type Switches } from './control/switches.ts';
export { createTraffic, type Traffic, type TrafficOptions } from './control/traffic.ts';
export { Failure } from './failure.ts';
export type { AccessToken, IntegrationRecord, Tokens } from './oauth/tokens.ts';
export type { Preview, Previews } from './previews.ts';
export { type Exchange, readExchanges } from './recording/exchange.ts';
export { type RecordOptions, startRecording } from './recording/record.ts';
export { replayTransport } from './recording/replay-client.ts';
export {
	type ReplayDifference,
	type ReplayResult,
	replayOnSimulator,
} from './recording/replay-simulator.ts';
export { seedOf } from './seeds/file.ts';
export { type Seed, type SeedName, seeds } from './seeds/index.ts';
export type { Listening, ListenOptions } from './server.ts';
export {
	type Answered,
	createSimulator,
	type Simulator,
	type SimulatorOptions,
} from './simulator.ts';
export type { Snapshot } from './state/snapshot.ts';
export type { Delivery, Weather, Webhooks } from './webhooks/webhooks.ts';
export { encodeId, normaliseId } from './world/ids.ts';
export { addChat, addPoll, addQuestion, speakerOf } from './world/meetings/conversation.ts';
export { recordingFile } from './world/meetings/media.ts';
export {
	publishRecording,
	publishSummary,
	publishTranscript,
} from './world/meetings/publishing.ts';
export { lockMeeting, recordMeeting } from './world/meetings/recording.ts';
export {
	changeRecording,
	deleteRecording,
	purgeRecording,
	restoreRecording,
} from './world/meetings/recordings.ts';
export {
	admitParticipant,
	endMeeting,
	joinMeeting,
	leaveMeeting,
	startMeeting,
} from './world/meetings/running.ts';
export type { NewMessage, PersonRecord, RoomRecord, World, WorldEvent } from './world/world.ts';
