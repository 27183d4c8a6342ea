[assembly: TestFramework("PrismaNext.Testing.PostgresTestFramework", "PrismaNext.Testing")]
