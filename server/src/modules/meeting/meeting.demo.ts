import type { DemoScene } from '../../platform/manifest'

export async function fillMeetings(_scene: DemoScene): Promise<void> {}
