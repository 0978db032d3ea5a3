export * from "./activity-log";
export * from "./calls";
export * from "./conversations";
export * from "./leads";
export * from "./log-state";
export * from "./operations";
export * from "./settings";
export * from "./users";
