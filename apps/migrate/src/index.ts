export { defaults, type Entry, knowledge, type Rule } from './knowledge/index.ts';
export { migrateNode, type NodeResult, type WorkflowNode } from './node.ts';
export { type Migrated, migrateText, NoWorkflow, type WorkflowResult } from './workflow.ts';
