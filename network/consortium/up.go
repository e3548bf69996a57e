package consortium

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"holdfast/network/builder"
	"holdfast/network/channel"
	"holdfast/network/pki"
	"holdfast/network/proc"
	"holdfast/network/say"
	"holdfast/network/topology"
)

// UpOptions says what Up is to do beyond its habit.
type UpOptions struct {
	Fresh   bool                // stop everything and throw the ledger away first
	NoBuild bool                // use the programs as they are
	Members []topology.MemberID // only these sites, of an existing network
}

// Up brings the network, or some of its sites, to the point where every site
// answers. See the package's promise. Errors a person can act on are
// say.Problems.
func (n *Network) Up(ctx context.Context, opts UpOptions) error {
	sites, err := n.sites(opts.Members)
	if err != nil {
		return err
	}
	release, err := n.open()
	if err != nil {
		return err
	}
	defer release()
	return diskFull(n.up(ctx, opts, sites))
}

func (n *Network) up(ctx context.Context, opts UpOptions, sites []topology.Site) error {
	partial := len(opts.Members) > 0
	if partial && !n.hasLedger() {
		return say.New(say.NothingToResume, "아직 네트워크가 없습니다. 먼저 --member 없이 시작하십시오.",
			"There is no network yet. Start it without --member first.")
	}
	if err := n.prepare(ctx, opts, sites); err != nil {
		return err
	}
	if err := n.identities(ctx, sites); err != nil {
		return err
	}
	if err := n.ordering(ctx, sites); err != nil {
		return err
	}
	if err := n.mendOrderers(ctx, sites); err != nil {
		return err
	}
	if err := n.deploy(ctx, sites); err != nil {
		return err
	}
	if err := n.serve(ctx, sites); err != nil {
		return err
	}
	if !partial {
		if err := n.after(ctx); err != nil {
			return err
		}
	}
	return n.ready(ctx, sites)
}

// prepare does everything that can fail before anything is started or thrown
// away, and then throws away what is to be.
func (n *Network) prepare(ctx context.Context, opts UpOptions, sites []topology.Site) error {
	anew := opts.Fresh || !n.hasLedger()
	if !anew {
		if err := n.checkTopology(); err != nil {
			return err
		}
	}
	if err := n.checkDisk(); err != nil {
		return err
	}
	if !opts.NoBuild {
		if err := n.step("프로그램 확인", "checking programs", func() error {
			return builder.New(n.layout.Source, n.layout.Bin, n.layout.LogsDir(), n.report.Note).Build(ctx)
		}); err != nil {
			return err
		}
	}
	if err := n.checkPrograms(); err != nil {
		return err
	}
	if !anew {
		return n.checkPorts(sites)
	}
	return n.step("새 원장 준비", "making room for a new ledger", func() error {
		if _, err := n.stopAll(); err != nil {
			return err
		}
		if err := n.checkPorts(sites); err != nil {
			return err
		}
		if err := n.wipe(); err != nil {
			return err
		}
		return n.saveTopology()
	})
}

// identities starts the CAs and, for a new ledger, enrols everyone.
func (n *Network) identities(ctx context.Context, sites []topology.Site) error {
	patience := n.layout.Topology.Patience
	err := n.step("인증기관(Fabric CA) 시작", "starting certificate authorities (Fabric CA)", func() error {
		return each(sites, func(s topology.Site) error {
			if err := pki.WriteCA(s); err != nil {
				return err
			}
			p, err := n.spec(s, caKind)
			if err != nil {
				return err
			}
			if err := n.ensure(p); err != nil {
				return err
			}
			return n.await(ctx, patience.Start, func() error { return pki.CAReady(s) }, p.Name)
		})
	})
	if err != nil || n.hasLedger() {
		return err
	}
	err = n.step("신원 등록과 인증서 발급", "enrolling identities", func() error { return each(sites, pki.Enrol) })
	if err != nil {
		return err
	}
	return n.step("첫 블록 작성", "making the first block", func() error { return channel.MakeGenesis(ctx, n.layout) })
}

// ordering starts orderers, peers and chaincode, and has them join the channel.
func (n *Network) ordering(ctx context.Context, sites []topology.Site) error {
	patience := n.layout.Topology.Patience
	err := n.step("오더러·피어·체인코드 시작", "starting orderers, peers and chaincode", func() error {
		if err := channel.WriteBuilder(n.layout); err != nil {
			return err
		}
		if err := each(sites, n.writeConfigs); err != nil {
			return err
		}
		for _, k := range []kind{ordererKind, peerKind, chaincodeKind} {
			if err := n.ensureKind(sites, k); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return n.step("오더러 채널 참여", "orderers joining the channel", func() error {
		return each(sites, func(s topology.Site) error {
			return n.await(ctx, patience.Start, func() error { return channel.JoinOrderer(ctx, n.layout, s) }, names(s, ordererKind)...)
		})
	})
}

func (n *Network) writeConfigs(s topology.Site) error {
	return errors.Join(
		channel.WriteOrderer(n.layout, s),
		channel.WritePeer(n.layout, s),
		n.writeChaincodeConfig(s),
	)
}

// serve starts the gateways and the front.
func (n *Network) serve(_ context.Context, sites []topology.Site) error {
	return n.step("게이트웨이와 앞단 시작", "starting gateways and the front", func() error {
		if err := n.writeSites(); err != nil {
			return err
		}
		if err := each(sites, n.writeGatewayConfig); err != nil {
			return err
		}
		if err := n.ensureKind(sites, gatewayKind); err != nil {
			return err
		}
		if err := n.writeFrontConfig(); err != nil {
			return err
		}
		p, err := n.frontSpec()
		if err != nil {
			return err
		}
		return n.ensure(p)
	})
}

// after runs the topology's steps in order.
func (n *Network) after(ctx context.Context) error {
	for i, s := range n.layout.Topology.After {
		log := n.layout.Log("after-" + strconv.Itoa(i+1))
		err := n.step(s.Name.Ko, s.Name.En, func() error { return n.runStep(ctx, s, log) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (n *Network) runStep(ctx context.Context, s topology.Step, log string) error {
	bounded, cancel := context.WithTimeout(ctx, n.readyPatience())
	defer cancel()
	argv := n.layout.Expand(s.Argv)
	out, err := os.OpenFile(log, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	cmd := exec.CommandContext(bounded, argv[0], argv[1:]...)
	cmd.Stdout, cmd.Stderr, cmd.Dir = out, out, n.layout.State
	if err := cmd.Run(); err != nil {
		p := say.New(say.StepFailed, "“%s” 단계가 실패했습니다. 다시 실행하면 이 단계부터 이어집니다.",
			"The step “%s” failed. Running this again continues from it.", s.Name).WithLog(log).Because(err)
		if line := proc.LastLine(log); line != "" {
			p = p.Because(lastWords(line))
		}
		return p
	}
	return nil
}

// ready waits until every site answers, also through the front.
func (n *Network) ready(ctx context.Context, sites []topology.Site) error {
	return n.step("모든 사이트의 응답 확인", "waiting for every site to answer", func() error {
		if err := each(sites, func(s topology.Site) error {
			return n.await(ctx, n.layout.Topology.Patience.Ready, func() error {
				return healthy(ctx, s.GatewayURL()+"/healthz", s.Host())
			}, names(s, gatewayKind, peerKind, chaincodeKind, ordererKind)...)
		}); err != nil {
			return err
		}
		return n.await(ctx, n.layout.Topology.Patience.Start, func() error {
			return healthy(ctx, "http://"+n.layout.FrontAddress()+"/healthz", n.layout.Topology.Consortium.Host)
		}, frontName)
	})
}

// diskFull says so in plain words when that is what is underneath.
func diskFull(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return diskIsFull().Because(err)
	}
	return err
}

func diskIsFull() *say.Problem {
	return say.New(say.DiskFull, "디스크가 가득 찼습니다. 공간을 비운 뒤 다시 실행하십시오. 원장에 이미 기록된 것은 남아 있습니다.",
		"The disk is full. Free some space and run this again. What the ledger already holds is kept.")
}
