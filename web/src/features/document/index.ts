export { default as AttachmentList } from './AttachmentList.vue'
export { default as AttachmentUpload } from './AttachmentUpload.vue'
export { default as NumberFields } from './NumberFields.vue'
export { fileLink, previewLink, sizeText, type UploadedFile } from './files'
