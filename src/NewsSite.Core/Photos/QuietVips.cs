using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>libvips as the whole process uses it: no loader but those of formats that are taken, no memory of its own of files, and no word on the console.</summary>
internal sealed class QuietVips : IDisposable
{
    private const string Domain = "VIPS";

    private readonly Log.LogDelegate _silence;
    private readonly uint _silenced;

    public QuietVips()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadTiff", "VipsForeignLoadHeif" })
            Operation.Block(loader, false);

        // Its cache goes by file name and would keep pictures in memory.
        Cache.Max = 0;

        // It writes each warning about a bad file to the console; whoever uploaded it is told instead.
        _silence = (_, _, _) => { };
        _silenced = Log.SetLogHandler(Domain, Enums.LogLevelFlags.Warning, _silence);
    }

    /// <summary>Lets libvips speak again.</summary>
    public void Dispose() => Log.RemoveLogHandler(Domain, _silenced);
}
