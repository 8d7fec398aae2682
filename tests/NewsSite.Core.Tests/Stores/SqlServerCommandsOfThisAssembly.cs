using NewsSite.Core.Tests.Stores;

[assembly: AssemblyFixture(typeof(SqlServerCommands))]
