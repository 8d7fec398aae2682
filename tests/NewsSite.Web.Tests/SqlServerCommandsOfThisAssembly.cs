using NewsSite.Core.Tests.Stores;

// What the site's queries are on SQL Server is bound to the schema when all tests have run.
[assembly: AssemblyFixture(typeof(SqlServerCommands))]
