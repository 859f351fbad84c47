import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000000 extends Migration {

  override name = 'Migration20261122000000';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`projectImport\` add column \`followUps\` mediumtext null;`);

    this.addSql(`alter table \`libraryEntry\` add column \`importId\` integer null constraint \`libraryEntry_importId_foreign\` references \`projectImport\` (\`id\`) on delete set null;`);
    this.addSql(`create index \`libraryEntry_importId_index\` on \`libraryEntry\` (\`importId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`libraryEntry_importId_index\`;`);
    this.addSql(`alter table \`libraryEntry\` drop column \`importId\`;`);

    this.addSql(`alter table \`projectImport\` drop column \`followUps\`;`);
  }

}
