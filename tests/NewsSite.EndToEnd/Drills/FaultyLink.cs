using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NewsSite.EndToEnd.Drills;

/// <summary>What a link does to those who use it.</summary>
internal enum LinkState
{
    /// <summary>Passes everything on.</summary>
    Whole,

    /// <summary>Passes everything on, each piece of it late.</summary>
    Slow,

    /// <summary>Takes connections and what is sent, and passes nothing on.</summary>
    Hung,

    /// <summary>Takes no connection.</summary>
    Down,
}

/// <summary>The way from the site to its database, over TCP, which can be made to fail as networks and servers do.</summary>
internal sealed class FaultyLink : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(100);

    private readonly string _to;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile LinkState _state;

    /// <param name="to">The server's Unix socket.</param>
    public FaultyLink(string to)
    {
        _to = to;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = TakeAsync(_listener);
    }

    public int Port { get; }

    public LinkState State
    {
        get => _state;
        set
        {
            var before = _state;
            _state = value;
            if (value == LinkState.Down)
            {
                _listener.Stop();
                Cut();
            }
            else if (before == LinkState.Down)
            {
                _listener = new TcpListener(IPAddress.Loopback, Port);
                _listener.Start();
                _ = TakeAsync(_listener);
            }

            // What has been swallowed does not come any more.
            if (before == LinkState.Hung)
                Cut();
        }
    }

    /// <summary>Ends every connection that there is.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys)
            socket.Dispose();
        _open.Clear();
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        Cut();
        _end.Dispose();
    }

    private async Task TakeAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = JoinAsync(await listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Down, or over.
        }
    }

    private async Task JoinAsync(Socket near)
    {
        using var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        (_open[near], _open[far]) = (true, true);
        try
        {
            await far.ConnectAsync(new UnixDomainSocketEndPoint(_to), _end.Token);
            await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two has gone: so has the other.
        }
        finally
        {
            near.Dispose();
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReceiveAsync(buffer, _end.Token)) > 0;)
        {
            if (_state == LinkState.Hung)
                continue;
            if (_state == LinkState.Slow)
                await Task.Delay(Late, _end.Token);
            for (var sent = 0; sent < read;)
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _end.Token);
        }
    }
}
