import { provide, ref } from 'vue'
import { ClassifiedNoticeDocument } from '../gql/graphql'
import { UPLOAD_NOTICE } from '../ui'
import { portalClient } from './session'

/** The notice that classified papers do not belong here, in the server's words: asked for when the first upload is shown. */
export function provideUploadNotice(): void {
  const text = ref('')
  provide(UPLOAD_NOTICE, {
    text,
    ask: async () => {
      if (!text.value) text.value = (await portalClient().query(ClassifiedNoticeDocument, {}).toPromise()).data?.classifiedNotice ?? ''
    },
  })
}
