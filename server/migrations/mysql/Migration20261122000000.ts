import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000000 extends Migration {

  override name = 'Migration20261122000000';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`projectImport\` add \`followUps\` mediumtext null;`);

    this.addSql(`alter table \`libraryEntry\` add \`importId\` int unsigned null;`);
    this.addSql(`alter table \`libraryEntry\` add constraint \`libraryEntry_importId_foreign\` foreign key (\`importId\`) references \`projectImport\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_importId_index\` (\`importId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`libraryEntry\` drop foreign key \`libraryEntry_importId_foreign\`;`);

    this.addSql(`alter table \`libraryEntry\` drop index \`libraryEntry_importId_index\`;`);
    this.addSql(`alter table \`libraryEntry\` drop column \`importId\`;`);

    this.addSql(`alter table \`projectImport\` drop column \`followUps\`;`);
  }

}
