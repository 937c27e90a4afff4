package serve

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// mostPorts is how many ports are tried where the one asked for is taken.
const mostPorts = 50

// Listen opens the port on a loopback address, or else the next that is free. Port 0 is any that is free.
func Listen(host string, port int) (net.Listener, error) {
	if !IsLoopback(host) {
		return nil, fmt.Errorf("%s is no loopback address", host)
	}
	l, first := net.Listen("tcp", join(host, port))
	for next := port + 1; l == nil && port != 0 && next <= min(port+mostPorts, 65535); next++ {
		l, _ = net.Listen("tcp", join(host, next))
	}
	if l == nil {
		return nil, first
	}
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() { // a name may stand for anything
		l.Close()
		return nil, fmt.Errorf("%s is no loopback address on this machine", host)
	}
	return l, nil
}

// IsLoopback reports whether a host, as a name or an address, is this machine as only it can reach it.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"))
	return err == nil && address.IsLoopback() && address.Zone() == ""
}

// Port is the port on which l listens.
func Port(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// URL is the address that a browser opens to see what listens on l, which was opened for that host.
func URL(host string, l net.Listener) string { return "http://" + join(host, Port(l)) + "/" }

func join(host string, port int) string {
	return net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(port))
}

// hostOf is the host that a request names, without its port.
func hostOf(header string) string {
	if host, _, err := net.SplitHostPort(header); err == nil {
		return host
	}
	return header
}
